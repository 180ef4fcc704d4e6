export { DeviceModelList } from './device-model-list.tsx'
export { DeviceModelShow } from './device-model-show.tsx'
